package com.mailboxkit.bench;

import java.io.IOException;

/// Process ids of a platform and of the servers it has started, which may have processes of their own.
record Processes(long platform, long postgres, long elasticsearch) {

    /// What they used so far.
    ///
    /// @param generators who make the load together with this program and what it has run to the end
    CpuUse cpu(Process... generators) {
        double load = Cpu.ofWithEnded(ProcessHandle.current().pid());
        for (var generator : generators) {
            load += Cpu.ofTree(generator.pid());
        }
        return new CpuUse(Cpu.of(platform), Cpu.ofTree(postgres), Cpu.ofTree(elasticsearch), load);
    }

    Memory memory() throws IOException {
        return new Memory(Memory.of(platform), Memory.ofTree(postgres), Memory.ofTree(elasticsearch));
    }
}
