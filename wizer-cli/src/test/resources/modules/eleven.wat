(module
  (memory 1)
  (func (export "wizer-initialize") (i32.store8 (i32.const 1) (i32.const 7))))
