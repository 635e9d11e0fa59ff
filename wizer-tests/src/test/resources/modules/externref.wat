(module
  (import "host" "object" (func $object (result externref)))
  (global $g (mut externref) (ref.null extern))
  (table $t 3 externref)
  (func (export "in-global") (global.set $g (call $object)))
  (func (export "in-table") (table.set $t (i32.const 1) (call $object)))
  (func (export "cleared")
    (global.set $g (call $object))
    (global.set $g (ref.null extern))))
