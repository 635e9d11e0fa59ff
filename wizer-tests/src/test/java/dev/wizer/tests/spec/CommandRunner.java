package dev.wizer.tests.spec;

import dev.wizer.engine.UnsupportedByEngineException;
import dev.wizer.engine.WasmEngine;
import dev.wizer.engine.WasmValue;
import dev.wizer.wasm.text.script.ModuleSource;
import dev.wizer.wasm.text.script.WastAction;
import dev.wizer.wasm.text.script.WastCommand;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the commands of a script, or of one of its threads, one after another. */
final class CommandRunner {

  private static final Duration THREAD_LIMIT = Duration.ofSeconds(30);

  private final WasmEngine engine;
  private final ScriptModules modules;
  private final ScriptLog log;
  private final Session session;
  private final ScriptThreads threads = new ScriptThreads(THREAD_LIMIT);

  CommandRunner(WasmEngine engine, ScriptModules modules, ScriptLog log) {
    this(engine, modules, log, new Session(engine.newStore(), modules));
  }

  private CommandRunner(WasmEngine engine, ScriptModules modules, ScriptLog log, Session session) {
    this.engine = engine;
    this.modules = modules;
    this.log = log;
    this.session = session;
  }

  /** Runs all commands, whatever becomes of those before. */
  void run(List<WastCommand> commands) {
    for (WastCommand command : commands) {
      log.enter(command.line());
      log.add(command.line(), run(command));
    }
    threads.awaitAll();
  }

  private Verdict run(WastCommand command) {
    try {
      if (!runModule(command) && !runModuleAssertion(command) && !runActionAssertion(command)) {
        runThread(command);
      }
      return new Verdict.Passed();
    } catch (NotRunException | UnsupportedByEngineException e) {
      return new Verdict.NotRun(e.getMessage());
    } catch (MismatchException e) {
      return new Verdict.Failed(e.getMessage());
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return new Verdict.Failed("unexpected " + e);
    }
  }

  /** {@return whether it is a command that makes a module or an instance, or registers one} */
  private boolean runModule(WastCommand command) {
    if (command instanceof WastCommand.Module module) {
      session.defineAndInstantiate(module.line(), module.name(), module.source());
    } else if (command instanceof WastCommand.ModuleDefinition definition) {
      session.define(definition.line(), definition.name(), definition.source());
    } else if (command instanceof WastCommand.ModuleInstance instance) {
      session.instantiate(instance.line(), instance.name(), instance.module());
    } else if (command instanceof WastCommand.Register register) {
      session.register(register.moduleName(), register.instance());
    } else {
      return false;
    }
    return true;
  }

  /** {@return whether it is a command that expects something of a module} */
  private boolean runModuleAssertion(WastCommand command) {
    if (command instanceof WastCommand.AssertMalformed malformed) {
      expect(Failure.MALFORMED, malformed.message(), () -> load(malformed.source()));
    } else if (command instanceof WastCommand.AssertMalformedCustom malformed) {
      expect(Failure.MALFORMED, malformed.message(), () -> load(malformed.source()));
    } else if (command instanceof WastCommand.AssertInvalid invalid) {
      expect(Failure.INVALID, invalid.message(), () -> load(invalid.source()));
    } else if (command instanceof WastCommand.AssertInvalidCustom invalid) {
      expect(Failure.INVALID, invalid.message(), () -> load(invalid.source()));
    } else if (command instanceof WastCommand.AssertUnlinkable unlinkable) {
      expect(Failure.UNLINKABLE, unlinkable.message(), () -> instantiate(unlinkable.source()));
    } else if (command instanceof WastCommand.AssertModuleTrap trap) {
      expect(Failure.TRAP, trap.message(), () -> instantiate(trap.source()));
    } else {
      return false;
    }
    return true;
  }

  private void load(ModuleSource source) {
    modules.load(source);
  }

  private void instantiate(ModuleSource source) {
    session.instantiate(modules.load(source));
  }

  /** {@return whether it is a command that does something with an instance} */
  private boolean runActionAssertion(WastCommand command) {
    if (command instanceof WastCommand.Action action) {
      session.perform(action.action());
    } else if (command instanceof WastCommand.AssertReturn result) {
      assertReturn(result);
    } else if (command instanceof WastCommand.AssertTrap trap) {
      expect(Failure.TRAP, trap.message(), () -> session.perform(trap.action()));
    } else if (command instanceof WastCommand.AssertExhaustion exhaustion) {
      expect(Failure.EXHAUSTION, exhaustion.message(), () -> session.perform(exhaustion.action()));
    } else if (command instanceof WastCommand.AssertException exception) {
      expect(Failure.EXCEPTION, "", () -> session.perform(exception.action()));
    } else {
      return false;
    }
    return true;
  }

  private void assertReturn(WastCommand.AssertReturn command) {
    WastAction action = command.action();
    WasmValue[] results = session.perform(action);
    ResultMatcher matcher = new ResultMatcher(session.instance(action.instance()).module());
    if (!matcher.matches(command.results(), results)) {
      throw new MismatchException(command.results().toString(), Arrays.toString(results));
    }
  }

  private static void expect(Failure expected, String message, Runnable task) {
    try {
      task.run();
    } catch (NotRunException | UnsupportedByEngineException | MismatchException e) {
      throw e;
    } catch (RuntimeException e) {
      boolean isExpected = Failure.of(e).equals(Optional.of(expected));
      if (isExpected && Messages.matches(message, Failure.words(e))) {
        return;
      }
      throw new MismatchException(expected + " `" + message + "`", e.toString());
    }
    throw new MismatchException(expected + " `" + message + "`", "no failure");
  }

  private void runThread(WastCommand command) {
    if (command instanceof WastCommand.Wait wait) {
      threads.await(wait.thread());
      return;
    }
    WastCommand.Thread thread = (WastCommand.Thread) command;
    Session own = new Session(engine.newStore(), modules);
    for (String name : thread.shared()) {
      own.share(name, session.instance(name));
    }
    CommandRunner runner = new CommandRunner(engine, modules, log, own);
    threads.start(thread.name(), () -> runner.run(thread.commands()));
  }
}
