;; A shift by 32 to 63 of a number that is known to fit 32 bits: 57 >> 32 is 0, not 57.
;; state: memory 0: 1 pages
;; state: memory 0 at 16: 57
(module
  (memory (export "memory") 1)
  (data (i32.const 16) "\39\00\00\00")
  (func (export "wizer.initialize")
    (i64.store (i32.const 0)
      (i64.shr_s (i64.extend_i32_s (i32.load (i32.const 16))) (i64.const 32)))))
