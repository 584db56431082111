// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every component of every configuration refuses what is out of its range, and names itself. */
class ResourceConfigTest {

    private static final List<Class<? extends Record>> CONFIGS = List.of(
            ResourceMonitorConfig.class,
            CpuAllocatorConfig.class,
            MemoryAllocatorConfig.class,
            GpuAllocatorConfig.class,
            ThresholdManagerConfig.class,
            AlertGeneratorConfig.class,
            LoadBalancerConfig.class);

    record Bad(Class<?> config, RecordComponent component, Object value) {
        @Override
        public String toString() {
            return config.getSimpleName() + '.' + component.getName() + " = " + value;
        }
    }

    static Stream<Bad> badValues() {
        List<Bad> all = new ArrayList<>();
        for (Class<?> config : CONFIGS) {
            for (RecordComponent component : config.getRecordComponents()) {
                for (Object value : badValuesOf(component.getType())) {
                    all.add(new Bad(config, component, value));
                }
            }
        }
        return all.stream();
    }

    private static List<Object> badValuesOf(Class<?> type) {
        if (type == int.class) {
            return List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == double.class) {
            return List.of(-0.5, Double.NaN, Double.POSITIVE_INFINITY, 1e6);
        }
        return type == Duration.class ? List.of(Duration.ZERO, Duration.ofSeconds(-1)) : List.of();
    }

    @ParameterizedTest
    @MethodSource("badValues")
    void refuses(Bad bad) throws Exception {
        Object builder = bad.config().getMethod("builder").invoke(null);
        builder.getClass()
                .getMethod(bad.component().getName(), bad.component().getType())
                .invoke(builder, bad.value());
        Method build = builder.getClass().getMethod("build");

        assertThatThrownBy(() -> build.invoke(builder))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOfSatisfying(InvalidValueException.class, e -> {
                    assertThat(e.field()).isNotBlank();
                    assertThat(e.allowed()).isNotBlank();
                    assertThat(e.getMessage()).contains(e.field());
                });
    }

    @Test
    void defaultsAreInRange() throws Exception {
        for (Class<?> config : CONFIGS) {
            assertThat(config.getMethod("defaults").invoke(null))
                    .isEqualTo(config.getMethod("builder")
                            .getReturnType()
                            .getMethod("build")
                            .invoke(config.getMethod("builder").invoke(null)));
        }
    }
}
