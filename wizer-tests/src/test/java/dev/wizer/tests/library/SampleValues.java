package dev.wizer.tests.library;

import dev.wizer.Stage;
import dev.wizer.Wizer;
import dev.wizer.engine.AbstractHeapType;
import dev.wizer.engine.CancellationToken;
import dev.wizer.engine.FuncType;
import dev.wizer.engine.FunctionImport;
import dev.wizer.engine.HeapType;
import dev.wizer.engine.ModuleBytes;
import dev.wizer.engine.ModuleImport;
import dev.wizer.engine.NumType;
import dev.wizer.engine.RefType;
import dev.wizer.engine.RunBudget;
import dev.wizer.engine.ValType;
import dev.wizer.engine.WasmValue;
import dev.wizer.engine.chicory.ChicoryEngine;
import dev.wizer.engine.interp.InterpEngine;
import dev.wizer.wasi.WasiConfig;
import dev.wizer.wasi.WasiPreview1;
import dev.wizer.wasm.text.WatParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A value of any type that the library's public methods take. */
final class SampleValues {

  private final Map<Class<?>, Object> known = new HashMap<>();

  SampleValues() {
    byte[] module = WatParser.parse("(module (func (export \"x\")))");
    known.put(int.class, 1);
    known.put(long.class, 1L);
    known.put(short.class, (short) 1);
    known.put(byte.class, (byte) 1);
    known.put(boolean.class, true);
    known.put(String.class, "x");
    known.put(Object.class, "x");
    known.put(byte[].class, module);
    known.put(ModuleBytes.class, ModuleBytes.of(module));
    known.put(String[].class, new String[0]);
    known.put(WasmValue[].class, new WasmValue[0]);
    known.put(List.class, List.of());
    known.put(Set.class, Set.of());
    known.put(Map.class, Map.of(Stage.READ, Duration.ZERO));
    known.put(Optional.class, Optional.empty());
    known.put(OptionalInt.class, OptionalInt.empty());
    known.put(Throwable.class, new IllegalStateException("x"));
    known.put(CancellationToken.class, CancellationToken.create());
    known.put(RunBudget.class, RunBudget.unlimited());
    known.put(Duration.class, Duration.ofSeconds(1));
    known.put(OptionalLong.class, OptionalLong.of(1));
    known.put(Path.class, Path.of("."));
    known.put(InputStream.class, new ByteArrayInputStream(new byte[0]));
    known.put(OutputStream.class, OutputStream.nullOutputStream());
    known.put(ValType.class, NumType.I32);
    known.put(HeapType.class, AbstractHeapType.FUNC);
    known.put(WasmValue.class, new WasmValue.I32(1));
    known.put(WasmValue.Ref.class, new WasmValue.I31Ref(1));
    known.put(FuncType.class, FuncType.EMPTY);
    known.put(RefType.class, RefType.FUNCREF);
    known.put(
        ModuleImport.class,
        new FunctionImport("x", "x", FuncType.EMPTY, (context, arguments) -> arguments));
    known.put(Wizer.Builder.class, Wizer.builder());
    known.put(Wizer.class, Wizer.builder().engine(InterpEngine.create()).initFunc("x").build());
    known.put(ChicoryEngine.class, ChicoryEngine.interpreter());
    known.put(InterpEngine.class, InterpEngine.create());
    known.put(InterpEngine.Builder.class, InterpEngine.builder());
    known.put(WasiConfig.Builder.class, WasiConfig.builder());
    known.put(WasiConfig.class, WasiConfig.builder().build());
    known.put(WasiPreview1.class, wasi());
  }

  private static WasiPreview1 wasi() {
    try {
      return WasiPreview1.open(WasiConfig.builder().build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return an argument for each parameter} */
  Object[] of(Executable executable) {
    return Arrays.stream(executable.getParameterTypes()).map(this::of).toArray();
  }

  /** {@return an object whose methods can be called} */
  Object receiver(Class<?> type) {
    return of(type);
  }

  private Object of(Class<?> type) {
    if (known.containsKey(type)) {
      return known.get(type);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isInterface()) {
      return Proxy.newProxyInstance(
          type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }
    return made(type);
  }

  private Object made(Class<?> type) {
    if (type.getConstructors().length == 0) {
      throw new AssertionError("a sample is needed of " + type);
    }
    Constructor<?> constructor = type.getConstructors()[0];
    try {
      return constructor.newInstance(of(constructor));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("a sample is needed of " + type, e);
    }
  }
}
