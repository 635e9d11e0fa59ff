;; What Binaryen's random modules import as "fuzzing-support". In WebAssembly as far as possible, so
;; that all engines do the same.
(module
  (type $void (func))
  ;; A kind and a value: what a module says while it runs.
  (import "host" "log" (func $log (param i32 i64)))
  ;; Calls an export of the module, chosen by any number.
  (import "host" "call" (func $call (param i32)))

  (table $functions 8 funcref)
  (tag $wasmtag (export "wasmtag") (param i32))
  (tag $jstag (export "jstag") (param externref))

  (func (export "throw") (param $which i32)
    (if (i32.eqz (local.get $which)) (then (throw $jstag (ref.null extern))))
    (throw $wasmtag (local.get $which)))

  (func (export "table-get") (param $index i32) (result funcref)
    (table.get $functions (i32.and (local.get $index) (i32.const 7))))
  (func (export "table-set") (param $index i32) (param $function funcref)
    (table.set $functions (i32.and (local.get $index) (i32.const 7)) (local.get $function)))

  (func (export "log-i32") (param i32)
    (call $log (i32.const 0) (i64.extend_i32_s (local.get 0))))
  (func (export "log-i64") (param i64)
    (call $log (i32.const 1) (local.get 0)))
  (func (export "log-f32") (param f32)
    (call $log (i32.const 2) (i64.extend_i32_u (i32.reinterpret_f32 (local.get 0)))))
  (func (export "log-f64") (param f64)
    (call $log (i32.const 3) (i64.reinterpret_f64 (local.get 0))))
  (func (export "log-v128") (param v128)
    (call $log (i32.const 4) (i64x2.extract_lane 0 (local.get 0)))
    (call $log (i32.const 5) (i64x2.extract_lane 1 (local.get 0))))

  (func $kind (param anyref) (result i64)
    (if (ref.is_null (local.get 0)) (then (return (i64.const -1))))
    (if (ref.test (ref i31) (local.get 0))
      (then (return (i64.extend_i32_u (i31.get_u (ref.cast (ref i31) (local.get 0)))))))
    (if (ref.test (ref struct) (local.get 0)) (then (return (i64.const -2))))
    (if (ref.test (ref array) (local.get 0))
      (then
        (return (i64.sub
          (i64.const -3)
          (i64.extend_i32_u (array.len (ref.cast (ref array) (local.get 0))))))))
    (i64.const 0xffff_ffff_ffff))
  (func (export "log-anyref") (param anyref)
    (call $log (i32.const 6) (call $kind (local.get 0))))
  (func (export "log-funcref") (param funcref)
    (call $log (i32.const 7) (i64.extend_i32_u (ref.is_null (local.get 0)))))
  (func (export "log-externref") (param externref)
    (call $log (i32.const 8) (call $kind (any.convert_extern (local.get 0)))))

  (func $invoke (param $function funcref)
    (if (ref.test (ref $void) (local.get $function))
      (then (call_ref $void (ref.cast (ref $void) (local.get $function))))
      (else (call $log (i32.const 9) (i64.const 0)))))

  (func (export "call-export") (param $index i32) (param $flags i32)
    (call $call (local.get $index)))
  (func (export "call-export-catch") (param $index i32) (result i32)
    (block $caught
      (try_table (catch_all $caught) (call $call (local.get $index)))
      (return (i32.const 0)))
    (i32.const 1))
  (func (export "call-ref") (param $function funcref) (param $flags i32)
    (call $invoke (local.get $function)))
  (func (export "call-ref-catch") (param $function funcref) (result i32)
    (block $caught
      (try_table (catch_all $caught) (call $invoke (local.get $function)))
      (return (i32.const 0)))
    (i32.const 1))
  (func (export "sleep") (param $milliseconds i32) (param $id i32) (result i32)
    (local.get $id)))
