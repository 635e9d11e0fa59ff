(module (global (export "v128") v128 (v128.const i64x2 1 2)) (func (export "unused")))
