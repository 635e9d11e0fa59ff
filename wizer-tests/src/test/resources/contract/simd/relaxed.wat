(module (func (export "unused") unreachable i8x16.relaxed_swizzle drop))
