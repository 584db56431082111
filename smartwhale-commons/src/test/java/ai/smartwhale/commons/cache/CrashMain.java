// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.cache;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Writes until it is killed, and says after each write which one it was. */
final class CrashMain {

    private CrashMain() {}

    static String value(int number) {
        return number + ":" + "x".repeat(900 + number % 200);
    }

    public static void main(String[] args) {
        L3CacheBuilder<String> builder =
                L3Cache.builder(Path.of(args[0]), CacheCodec.text()).noCleanup();
        if (Boolean.parseBoolean(args[1])) {
            builder.forced();
        }
        L3Cache<String> cache = builder.open();
        int first = Integer.parseInt(args[2]);
        for (int number = first; ; number++) {
            cache.persistentSet(
                    CacheKey.of("crash", "k" + number),
                    CacheEntry.of(value(number), Clock.systemUTC().instant(), TimeToLive.of(Duration.ofDays(1))));
            System.out.println(number);
        }
    }
}
