(module $demo
  (func $divide (param i32) (result i32) (i32.div_u (i32.const 1) (local.get 0)))
  (func $middle (drop (call $divide (i32.const 0))))
  (func (export "wizer.initialize") (call $middle))
  (func (export "setup") (unreachable)))
