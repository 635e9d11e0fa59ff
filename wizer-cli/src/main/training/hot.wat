;; A loop that is run often enough to be compiled, with operations of each kind.
(module
  (memory (export "memory") 1)
  (global $count (mut i64) (i64.const 0))
  (table funcref (elem $add))
  (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func (export "wizer.initialize")
    (local $i i32) (local $sum i32) (local $mean f64)
    (loop $again
      (global.set $count (i64.add (global.get $count) (i64.const 1)))
      (local.set $sum
        (call_indirect (param i32 i32) (result i32)
          (call $add (local.get $sum) (i32.load8_u (local.get $i)))
          (i32.shl (local.get $i) (i32.const 2))
          (i32.const 0)))
      (local.set $mean (f64.add (local.get $mean) (f64.convert_i32_s (local.get $sum))))
      (block $odd
        (br_if $odd (i32.and (local.get $i) (i32.const 1)))
        (i32.store (i32.and (local.get $i) (i32.const 0xFFFC)) (local.get $sum))
        (i64.store offset=8 (i32.and (local.get $i) (i32.const 0xFF0)) (global.get $count)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $again (i32.lt_u (local.get $i) (i32.const 60000)))))
  (func (export "run") (result i64) (global.get $count)))
