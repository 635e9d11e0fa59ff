(module
  (import "host" "started" (func $started))
  (memory (export "memory") 1)
  (data (i32.const 0) "ok")
  (global $g (export "g") (mut i32) (i32.const 1))
  (func $start (global.set $g (i32.load16_u (i32.const 0))) (call $started))
  (start $start)
  ;; Not to be called by the engine.
  (func (export "_start") unreachable)
  (func (export "_initialize") unreachable))
