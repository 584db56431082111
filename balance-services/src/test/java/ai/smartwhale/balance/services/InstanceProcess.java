// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services;

import ai.smartwhale.balance.services.federation.FederationConfig;
import ai.smartwhale.balance.services.federation.JoinConfig;
import ai.smartwhale.commons.cache.redis.RedisConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** An instance of Balance in a process of its own, which can be killed. */
final class InstanceProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private InstanceProcess(Process process) {
        this.process = process;
    }

    /** Starts one that serves the requests of models elsewhere, and asks queries of its own. */
    static InstanceProcess start(String bootstrap, String redis, String model, String... queries) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InstanceProcess.class.getName(),
                bootstrap,
                redis,
                model));
        command.addAll(List.of(queries));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new InstanceProcess(process);
    }

    void awaitReady() throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.equals(READY)) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the instance ended before it was ready");
        }
    }

    /** As the kernel does: nothing is said to anybody. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Patient, so that no machine is too slow for it. */
    static FederationConfig federation(RedisConfig redis) {
        JoinConfig join = JoinConfig.defaults().withTimes(Duration.ofSeconds(5), Duration.ofSeconds(10));
        return FederationConfig.of(redis).withoutAnswers().withoutSummaries().withJoin(join);
    }

    public static void main(String[] arguments) throws InterruptedException {
        Balance balance = Balance.builder()
                .bootstrapServers(arguments[0])
                .federation(federation(RedisConfig.of(arguments[1])))
                .build();
        balance.start();
        String model = arguments[2];
        balance.registerModel(model).join();
        while (balance.federation().joins().marked() == 0 && arguments.length > 3) {
            var warm = balance.request(DataQuery.of(model, "warm " + System.nanoTime()));
            warm.orTimeout(5, TimeUnit.SECONDS).exceptionally(failure -> null).join();
        }
        for (int i = 3; i < arguments.length; i++) {
            var unused = balance.request(DataQuery.of(model, arguments[i]));
        }
        System.out.println(READY);
        new CountDownLatch(1).await();
    }
}
