// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.core.coordinator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.smartwhale.balance.core.scheduler.AllocationRequest;
import ai.smartwhale.balance.core.scheduler.Demand;
import ai.smartwhale.balance.core.scheduler.MachineLoad;
import ai.smartwhale.balance.core.scheduler.ResourceAllocator;
import ai.smartwhale.balance.core.scheduler.ResourceAllocatorConfig;
import ai.smartwhale.balance.core.scheduler.ResourceCapacity;
import ai.smartwhale.commons.concurrent.CommonsExecutors;
import ai.smartwhale.commons.resource.Registration;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelCoordinatorStressTest {

    private static final int THREADS = 6;
    private static final int ROUNDS = 3_000;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CommonsExecutors executors = CommonsExecutors.create("model-stress", 2);
    private final ResourceAllocator allocator = ResourceAllocator.create(
            ResourceAllocatorConfig.builder().maxModels(4).build(),
            ResourceCapacity.of(3_000, 1_000),
            MachineLoad.UNKNOWN,
            executors,
            System::nanoTime);

    @AfterEach
    void close() {
        allocator.close();
        executors.close();
    }

    private static ModelCoordinator on(ResourceAllocator allocator) {
        return ModelCoordinator.create(
                ModelCoordinatorConfig.defaults(), allocator, System::nanoTime, InstantSource.system());
    }

    private static ModelSettings settings(String model) {
        return ModelSettings.of(model).withDemand(Demand.of(1, 0));
    }

    /** Permits are asked for at once and with patience, given up, given back and taken back. */
    @Test
    void nothingIsHeldInTheEnd() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        ModelCoordinator coordinator = on(allocator);
        try {
            List.of("m0", "m1", "m2").forEach(model -> coordinator.registerModel(settings(model)));
            List<Future<?>> users = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                users.add(threads.submit(() -> {
                    use(coordinator, new Random(number));
                    return number;
                }));
            }
            for (Future<?> user : users) {
                user.get(LONG.toSeconds(), TimeUnit.SECONDS);
            }
            // What was granted as it was given up is given back by a worker.
            await().atMost(LONG).untilAsserted(() -> {
                for (String model : List.of("m0", "m1", "m2")) {
                    assertThat(coordinator.getModelStatus(model).orElseThrow().inFlight())
                            .isZero();
                }
                assertThat(allocator.getSystemResources().leases()).isZero();
                assertThat(allocator.getSystemResources().waiting()).isZero();
            });
        } finally {
            threads.shutdownNow();
            coordinator.close();
        }
    }

    private static void use(ModelCoordinator coordinator, Random random) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String model = "m" + random.nextInt(3);
            switch (random.nextInt(4)) {
                case 0 -> {
                    CompletableFuture<ModelAllocation> asked = coordinator.allocateResourcesForModel(model, LONG);
                    if (!asked.cancel(false)) {
                        asked.join().permit().ifPresent(ModelPermit::close);
                    }
                }
                case 1 ->
                    coordinator
                            .allocateResourcesForModel(model, LONG)
                            .get(LONG.toSeconds(), TimeUnit.SECONDS)
                            .permit()
                            .ifPresent(ModelPermit::succeeded);
                case 2 -> coordinator.allocateResourcesForModel(model).permit().ifPresent(ModelPermit::overloaded);
                default -> {
                    if (random.nextInt(50) == 0) {
                        coordinator.releaseResources(model);
                    }
                }
            }
        }
    }

    /** Somebody else changes it, and tells it, between the change and the telling. */
    @Test
    void theAllocatorIsToldTheLatestWeightLast() {
        List<Double> told = new ArrayList<>();
        Deque<Runnable> beforeTold = new ArrayDeque<>();
        ResourceAllocator telling = (ResourceAllocator) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ResourceAllocator.class}, (proxy, method, arguments) -> {
                    try {
                        if (method.getName().equals("setModelWeight")) {
                            Optional.ofNullable(beforeTold.poll()).ifPresent(Runnable::run);
                            told.add((Double) arguments[1]);
                        }
                        return method.invoke(allocator, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        ModelCoordinator coordinator = on(telling);
        beforeTold.add(() -> coordinator.registerModel(settings("m").withWeight(3)));
        coordinator.registerModel(settings("m").withWeight(2));
        assertThat(told).endsWith(3.0);
        coordinator.close();
    }

    @Test
    void modelsThatAreRemovedLeaveNoAccountsBehind() {
        ModelCoordinator coordinator = on(allocator);
        for (int i = 0; i < 20; i++) {
            coordinator.registerModel(settings("model-" + i).withWeight(2));
            assertThat(coordinator.removeModel("model-" + i)).isTrue();
        }
        assertThat(allocator
                        .allocateResources(AllocationRequest.of("other", Demand.of(1, 0)))
                        .lease())
                .isPresent();
        coordinator.close();
    }

    @Test
    void endingARegistrationTwiceEndsNoOtherOfTheSameListener() throws Exception {
        ModelListeners listeners = new ModelListeners();
        List<InteractionReport.Shift> heard = new ArrayList<>();
        ModelListener listener = heard::add;
        Registration first = listeners.add(listener);
        Registration second = listeners.add(listener);
        first.close();
        first.close();
        listeners.tell(new InteractionReport.Shift(
                "m", settings("m").priority(), settings("m").priority(), InteractionReport.Cause.EASED));
        assertThat(heard).hasSize(1);
        second.close();
    }
}
