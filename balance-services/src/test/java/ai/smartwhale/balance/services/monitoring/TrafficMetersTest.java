// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.smartwhale.commons.concurrent.Ticker;
import ai.smartwhale.commons.monitoring.MetricFamily;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsCollectorConfig;
import ai.smartwhale.messaging.Priority;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrafficMetersTest {

    private final MetricsCollector collector =
            MetricsCollector.create(MetricsCollectorConfig.defaults(), InstantSource.system(), Ticker.system());
    private final AtomicReference<TrafficMeters> meters = new AtomicReference<>();
    private final Thread another = new Thread(this::answer);

    private void answer() {
        meters.get().answered("m", Priority.DEFAULT, false, Duration.ofMillis(1));
    }

    /** Hands families on in which another thread counts as soon as a series is to be removed. */
    private Object watched(Object real, Class<?> type) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("remove") && another.getState() == Thread.State.NEW) {
                another.start();
                another.join(300);
            }
            try {
                Object result = method.invoke(real, arguments);
                return result instanceof MetricFamily<?> ? watched(result, MetricFamily.class) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @Test
    void aModelThatComesAgainWhileItIsForgottenIsCountedWhereItIsSeen() throws Exception {
        MetricsCollector slow = (MetricsCollector) watched(collector, MetricsCollector.class);
        meters.set(new TrafficMeters(slow, "b", MonitoringConfig.builder().build()));
        answer();
        meters.get().forget("m");
        another.join();
        answer();

        assertThat(collector.collectMetrics().metric(MetricNames.MODEL_REQUESTS))
                .hasValueSatisfying(metric -> assertThat(metric.series()).hasSize(1));
    }
}
