;; An access near 2^31 to a memory that is shorter than the access, in a function that is hot.
;; init: init
;; fails: TRAP out of bounds memory access
(module
  (memory 0)
  (global $sum (mut i32) (i32.const 0))
  (func $f (param i32)
    (if (i32.eqz (local.get 0)) (then (drop (i32.load (i32.const 2147483647)))))
    (global.set $sum (i32.add (global.get $sum) (local.get 0))))
  (func (export "init") (local i32)
    (local.set 0 (i32.const 3000000))
    (loop $l
      (call $f (local.get 0))
      (br_if $l
        (i32.ge_s (local.tee 0 (i32.sub (local.get 0) (i32.const 1))) (i32.const 0))))))
