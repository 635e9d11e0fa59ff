(module (import "" "" (func)))
