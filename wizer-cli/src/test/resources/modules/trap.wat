(module
  (memory 1)
  (func $boom (drop (i32.load (i32.const -4))))
  (func $middle (call $boom))
  (func (export "wizer.initialize") (call $middle)))
