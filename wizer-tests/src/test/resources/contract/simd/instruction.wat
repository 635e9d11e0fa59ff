(module (func (export "unused") (drop (i32x4.splat (i32.const 1)))))
