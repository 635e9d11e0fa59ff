;; Only the initialization function's own export, a global and a table's segment allow ref.func.
(module
  (table $t 2 funcref)
  (global $g (mut funcref) (ref.func $b))
  (func $a (export "wizer.initialize")
    (global.set $g (ref.null func))
    (table.set $t (i32.const 0) (ref.null func)))
  (func $b)
  (func $c)
  (elem (table $t) (i32.const 0) func $c)
  (func (export "references") (result i32)
    (i32.eqz
      (i32.add
        (ref.is_null (ref.func $a))
        (i32.add (ref.is_null (ref.func $b)) (ref.is_null (ref.func $c)))))))
