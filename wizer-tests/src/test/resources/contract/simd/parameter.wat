(module (type (func (param v128))) (func (export "unused")))
