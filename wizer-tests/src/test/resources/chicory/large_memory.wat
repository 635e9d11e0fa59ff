(module (memory 32768))
