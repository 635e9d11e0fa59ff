;; A table of the primes below 4,000,000, computed by a sieve. Without pre-initialization, every
;; instance has to run the sieve before it can answer.
(module
  (memory (export "memory") 64)

  ;; Marks a bit for each odd number, 1 for composite, in the first 250,000 bytes; then lists the
  ;; primes as 32-bit numbers from 1 MiB on, and forgets the marks.
  (global $count (mut i32) (i32.const 0))
  (global $limit i32 (i32.const 4000000))
  (global $list i32 (i32.const 1048576))

  (func $is_marked (param $n i32) (result i32)
    (i32.and
      (i32.shr_u
        (i32.load8_u (i32.shr_u (local.get $n) (i32.const 4)))
        (i32.and (i32.shr_u (local.get $n) (i32.const 1)) (i32.const 7)))
      (i32.const 1)))

  (func $mark (param $n i32)
    (local $at i32)
    (local.set $at (i32.shr_u (local.get $n) (i32.const 4)))
    (i32.store8 (local.get $at)
      (i32.or
        (i32.load8_u (local.get $at))
        (i32.shl (i32.const 1)
          (i32.and (i32.shr_u (local.get $n) (i32.const 1)) (i32.const 7))))))

  (func $append (param $n i32)
    (i32.store
      (i32.add (global.get $list) (i32.shl (global.get $count) (i32.const 2)))
      (local.get $n))
    (global.set $count (i32.add (global.get $count) (i32.const 1))))

  (func $sieve
    (local $n i32) (local $multiple i32)
    (call $append (i32.const 2))
    (local.set $n (i32.const 3))
    (loop $next
      (if (i32.eqz (call $is_marked (local.get $n)))
        (then
          (call $append (local.get $n))
          (if (i32.lt_u (local.get $n) (i32.const 2000))
            (then
              (local.set $multiple (i32.mul (local.get $n) (local.get $n)))
              (loop $more
                (call $mark (local.get $multiple))
                (local.set $multiple
                  (i32.add (local.get $multiple) (i32.shl (local.get $n) (i32.const 1))))
                (br_if $more (i32.lt_u (local.get $multiple) (global.get $limit))))))))
      (local.set $n (i32.add (local.get $n) (i32.const 2)))
      (br_if $next (i32.lt_u (local.get $n) (global.get $limit)))))

  (func (export "wizer.initialize")
    (call $sieve)
    (memory.fill (i32.const 0) (i32.const 0) (global.get $list)))

  ;; The prime with the given number, the first being number 0; 0 if it is not in the list.
  (func (export "prime") (param $index i32) (result i32)
    (if (result i32) (i32.lt_u (local.get $index) (global.get $count))
      (then
        (i32.load (i32.add (global.get $list) (i32.shl (local.get $index) (i32.const 2)))))
      (else (i32.const 0)))))
