(module
  (import "wasi_snapshot_preview1" "environ_sizes_get"
    (func $sizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "environ_get" (func $get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $asizes (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $aget (param i32 i32) (result i32)))
  (memory (export "memory") 2)
  ;; The environment's strings from 4096 on, the arguments' from 65536 on.
  (func (export "wizer.initialize")
    (drop (call $sizes (i32.const 0) (i32.const 4)))
    (drop (call $get (i32.const 1024) (i32.const 4096)))
    (drop (call $asizes (i32.const 8) (i32.const 12)))
    (drop (call $aget (i32.const 2048) (i32.const 65536)))))
