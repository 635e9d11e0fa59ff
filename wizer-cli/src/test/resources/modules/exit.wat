(module
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (func (export "success") (i32.store8 (i32.const 0) (i32.const 9)) (call $exit (i32.const 0)))
  (func (export "failure") (call $exit (i32.const 3))))
