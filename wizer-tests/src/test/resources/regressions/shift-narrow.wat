;; 57 >> 32 is 0, also where the compiler knows that 57 fits an int.
(module
  (memory (export "memory") 1)
  (data (i32.const 16) "\39\00\00\00")
  (func (export "wizer.initialize")
    (i64.store (i32.const 0)
      (i64.shr_s (i64.extend_i32_s (i32.load (i32.const 16))) (i64.const 32)))))
