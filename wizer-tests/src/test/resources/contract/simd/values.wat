(module
  (import "host" "swap" (func $swap (param i32 v128 i64) (result i64 v128 i32)))
  (global (export "global") (mut v128) (v128.const i64x2 1 -2))
  (func (export "identity") (param v128) (result v128) (local.get 0))
  (func (export "setGlobal") (param v128) (global.set 0 (local.get 0)))
  (func (export "add") (param v128 v128) (result v128) (i32x4.add (local.get 0) (local.get 1)))
  (func (export "swap") (param i32 v128 i64) (result i64 v128 i32)
    (call $swap (local.get 0) (local.get 1) (local.get 2))))
