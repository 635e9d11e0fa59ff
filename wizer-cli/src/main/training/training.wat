;; The module in the text format that is pre-initialized while the archive of classes is made: a
;; little of all that real ones have.
(module $training
  (type $binary (func (param i32 i32) (result i32)))
  (import "none" "like_this" (func (param i32)))
  (memory (export "memory") 64 128)
  (global $count (mut i32) (i32.const 0))
  (global $scale (mut f64) (f64.const 1.5))
  (table $operations 4 funcref)
  (elem (i32.const 0) $add $multiply)
  (elem $spare func $multiply)
  (data (i32.const 16) "one\00two\00")
  (data $passive "three")

  (func $add (type $binary) (i32.add (local.get 0) (local.get 1)))
  (func $multiply (type $binary) (i32.mul (local.get 0) (local.get 1)))

  (func $fill (param $from i32) (param $to i32)
    (local $at i32)
    (local.set $at (local.get $from))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (i32.store (local.get $at)
          (call_indirect (type $binary) (local.get $at) (i32.const 3) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 48)))
        (br $next))))

  (func (export "wizer.initialize")
    (call $fill (i32.const 1024) (i32.const 4096))
    (memory.init $passive (i32.const 64) (i32.const 0) (i32.const 5))
    (data.drop $passive)
    (table.set $operations (i32.const 2) (ref.func $add))
    (drop (memory.grow (i32.const 1)))
    (global.set $scale (f64.floor (f64.mul (global.get $scale) (f64.const 2))))
    (global.set $count (i32.load8_u (i32.const 16))))

  (func (export "run") (result i32)
    (if (result i32) (global.get $count)
      (then (global.get $count))
      (else (i32.const -1)))))
