// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;

/**
 * The only class that touches OSHI's readings of the host, where Linux does not say them in files. Starts OSHI with the
 * first reading.
 */
final class OshiHostReader implements HostReader {

    private static final Logger LOG = LoggerFactory.getLogger(OshiHostReader.class);

    private boolean started;
    private @Nullable CentralProcessor processor;
    private @Nullable GlobalMemory memory;
    private long @Nullable [] ticks;

    @Override
    public Host read() {
        try {
            start();
            return readHost();
        } catch (LinkageError e) {
            // A host that leaves OSHI out, or a platform without its native library: JMX says what it can.
            LOG.debug("OSHI cannot be used; only JMX is read", e);
            processor = null;
            memory = null;
            return Host.UNKNOWN;
        } catch (RuntimeException e) {
            LOG.debug("OSHI could not read this time", e);
            return Host.UNKNOWN;
        }
    }

    private void start() {
        if (!started) {
            started = true;
            HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
            processor = hardware.getProcessor();
            memory = hardware.getMemory();
        }
    }

    private Host readHost() {
        OptionalDouble load = OptionalDouble.empty();
        CentralProcessor cpu = processor;
        if (cpu != null) {
            long[] now = cpu.getSystemCpuLoadTicks();
            long[] before = ticks;
            ticks = now;
            load = before == null ? load : loadBetween(before, now);
        }
        GlobalMemory ram = memory;
        return ram == null
                ? Host.UNKNOWN
                : new Host(load, Readings.known(ram.getTotal()), Readings.known(ram.getAvailable()));
    }

    /** Not OSHI's own difference, which says 0 where no tick has passed and where there are no ticks at all. */
    private static OptionalDouble loadBetween(long[] before, long[] now) {
        long total = 0;
        for (CentralProcessor.TickType type : CentralProcessor.TickType.values()) {
            total += now[type.getIndex()] - before[type.getIndex()];
        }
        int idle = CentralProcessor.TickType.IDLE.getIndex();
        int waiting = CentralProcessor.TickType.IOWAIT.getIndex();
        long unused = now[idle] - before[idle] + now[waiting] - before[waiting];
        return total <= 0 ? OptionalDouble.empty() : Readings.share(1 - (double) unused / total);
    }
}
