/**
 * Makes bytecode of the JVM of functions that are hot: the engine's second tier. What is not hot is
 * never compiled, because making code takes longer than interpreting it a few thousand times.
 *
 * <p>Start with {@link dev.wizer.engine.interp.compile.FunctionCompiler}. It is given a function in
 * the register form of {@code .ir} and goes through these steps:
 *
 * <ol>
 *   <li>{@code FlowGraph} finds the blocks, {@code Operation} takes operations apart as the table
 *       in {@code .ir} says.
 *   <li>{@code RegionPlan} divides the blocks into regions, each of which becomes one method that
 *       HotSpot compiles; {@code Weights} estimates how large they become, {@code Dominators} tells
 *       which blocks belong together, and a {@code BlockProfile}, if there is one, which of them
 *       are frequent.
 *   <li>{@code Liveness} finds the slots that are needed where control goes from region to region,
 *       {@code SlotTypes} those which always hold 32 bits.
 *   <li>{@code SlotKinds} says for each place in a region as what kind of local a slot is there: an
 *       int, a long, a float or a double.
 *   <li>For a region that is about to be run, {@code RegionWriter} makes the class, with {@code
 *       NumericWriter}, {@code FloatWriter}, {@code VectorWriter}, {@code MemoryWriter}, {@code
 *       VectorMemoryWriter}, {@code BulkMemoryWriter}, {@code ConditionWriter}, {@code
 *       IndirectCallWriter}, {@code TailCallWriter}, {@code ThrowWriter} and {@code
 *       ReferenceWriter} for operations and {@code SlotCode} for moving slots between the frame and
 *       locals; {@code EntryChoice} finds the entry. What is rare it leaves to the methods by which
 *       the interpreter does it. {@code TestedAddresses} knows which loads and stores need no test;
 *       where a test fails, {@code InterpreterExits} leave to the interpreter; {@code ObservedNans}
 *       knows which NaNs may stay what the processor has made of them.
 * </ol>
 *
 * <h2>What holds between compiled code and the interpreter</h2>
 *
 * <p>A compiled function has the frame that it has in the interpreter, so both may call each other,
 * and either may go on with what the other has begun. A region takes the slots it needs out of the
 * frame into locals of the JVM, and puts back what is needed where it is left. Where exceptions are
 * caught, and in functions that see references, each change goes to the frame at once: handlers
 * find their slots there, and so does the search for references that are still in use.
 *
 * <p>A floating-point number has the same bits in both, those of NaNs too: results of arithmetic
 * are canonical NaNs, and all else keeps what it was.
 *
 * <p>A vector is two longs, as it is two slots, and an instruction on vectors is calls of methods
 * in {@code .num}, one for each half of the result: of those that the interpreter calls too. {@code
 * VectorInstruction} says of which, by the names in the table of instructions. Only shuffles, whose
 * lanes are known, and what is one instruction of the JVM are written out.
 *
 * <p>Loads and stores of memory 0 are done without the JVM's own test of the index, if possible:
 * see {@code NumberAccess}. So what {@code MemoryWriter} and {@code TestedAddresses} do is all that
 * keeps a guest inside its memory. An address that is out of bounds does not trap in compiled code:
 * the interpreter goes on with that operation, and traps, or finds the address beyond the memory's
 * head. A function that leaves so often, because much of the memory is beyond its head, is compiled
 * again with calls of {@code HeadAccess} instead, as other memories have them from the beginning.
 *
 * <p>An object is found by its handle, and a field or an element is read from the object itself. A
 * null reference, an index that is out of bounds, a cast that fails: these are left to the
 * interpreter too, which traps. An object gets a handle only where a slot comes to refer to it, and
 * all other handles that matter are in the frames then.
 *
 * <p>A tail call of another function ends the method: what called it enters that function, so that
 * no stack is used. A function that calls itself, or throws what it handles itself, goes to one of
 * its entries: see {@code Reentry}.
 *
 * <p>No branch backwards has a value on the operand stack: where there is one, HotSpot's quick
 * compiler does not compile a method that loops already, and the method stays interpreted.
 *
 * <p>Compiled code catches no failures but those that its function may handle. The number of each
 * line in its line number table stands for a position; {@code exec.Unwinding} finds backtraces by
 * it.
 *
 * <p>Some functions can't be compiled, and stay interpreted: those with very large frames, and
 * those with operations whose slots have no room in their words.
 *
 * <h2>Checked facts</h2>
 *
 * <p>With {@code -Dwizer.check=true}, as tests run, compiled code verifies what its compiler
 * believed, at the place where it relies on it: that a slot fits 32 bits, that an address has been
 * tested, that nothing takes notice of a NaN, that a slot is not needed any more (it is given a
 * number that shows where it is used). And what only computes, or branches, the interpreter does
 * once more with the operands that compiled code has. {@code FactWriter} makes the calls, {@code
 * exec.CheckedFacts} compares. That a slot is kept as the kind that the next block takes it for is
 * verified when the code is made. A false belief is a {@code FalseBeliefError} that names function,
 * position, operation, slot and belief; no handler of the guest's catches it. Without the property
 * the code is the same as if there were no checks.
 *
 * <h2>Glossary</h2>
 *
 * <dl>
 *   <dt>block
 *   <dd>operations that are executed one after the other, a branch at most at their end.
 *   <dt>region
 *   <dd>blocks that become one method.
 *   <dt>entry
 *   <dd>a block in which a region is entered; they are numbered within their region.
 *   <dt>passage
 *   <dd>when control goes from one region to another.
 *   <dt>near
 *   <dd>said of a load or store that compiled code does itself, if its address is in the head of
 *       the memory.
 *   <dt>variable
 *   <dd>a slot as one kind of local: a slot may be one here and another one there.
 *   <dt>weight
 *   <dd>about how many bytes of bytecode something becomes.
 * </dl>
 *
 * <p>Depends on {@code .runtime}, {@code .translate}, {@code .ir}, {@code .num} and ASM, which no
 * other package uses. Must not depend on {@code .exec}, which runs what is made here: compiled code
 * refers to it by {@code Names}.
 */
package dev.wizer.engine.interp.compile;
