// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging.spool;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Puts lines into a spool and says how many are in it, until it is killed. */
final class SpoolingMain {

    private SpoolingMain() {}

    public static void main(String[] args) throws Exception {
        try (DiskSpool spool = DiskSpool.open(new SpoolConfig(Path.of(args[0]), 64 << 20, 1 << 20, false))) {
            for (long i = 1; ; i++) {
                byte[] bytes = ("line " + i).getBytes(StandardCharsets.UTF_8);
                if (spool.append(List.of(new LogLine(1, i, Instant.EPOCH, bytes))) == 0) {
                    return;
                }
                System.out.println(i);
            }
        }
    }
}
