(module (func (export "f") (result i32)
  (i32.const 100) (i32.const 1)
  (block (param i32) (result i32) (br 0 (i32.const 7) (i32.const 5)))
  (i32.add)))
