(module
  (memory (export "__wizer_memory_0") 1)
  (global (export "__wizer_x") (mut i32) (i32.const 0))
  (func (export "wizer.initialize") (global.set 0 (i32.const 7)))
  (func (export "x") (result i32) (global.get 0)))
