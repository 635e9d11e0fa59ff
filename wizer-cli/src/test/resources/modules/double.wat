(module
  (import "lib" "twice" (func $twice (param i32) (result i32)))
  (memory (export "memory") 1)
  (func (export "wizer.initialize") (i32.store (i32.const 0) (call $twice (i32.const 21)))))
