;; The last call loads beyond a memory that is shorter than what is loaded, near 2 GiB.
(module
  (memory 0)
  (global $sum (mut i32) (i32.const 0))
  (func $f (param i32)
    (if (i32.eqz (local.get 0))
      (then (drop (i32.load (i32.const 2147483647)))))
    (global.set $sum (i32.add (global.get $sum) (local.get 0))))
  (func (export "wizer.initialize")
    (local i32)
    (local.set 0 (i32.const 3000000))
    (loop $again
      (call $f (local.get 0))
      (br_if $again
        (i32.ge_s (local.tee 0 (i32.sub (local.get 0) (i32.const 1))) (i32.const 0))))))
