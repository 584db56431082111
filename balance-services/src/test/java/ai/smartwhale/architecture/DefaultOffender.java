// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.architecture;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Breaks the rules, so that {@link ArchitectureTest} can show that they catch it. Never run. */
public class DefaultOffender {

    private DefaultOffender() {}

    static void offend() throws InterruptedException {
        Thread thread = new Thread(() -> System.out.println(Instant.now()));
        thread.start();
        Thread.sleep(1);
        CompletableFuture.runAsync(thread).join();
    }
}
