(module (func (export "unused") (local v128)))
