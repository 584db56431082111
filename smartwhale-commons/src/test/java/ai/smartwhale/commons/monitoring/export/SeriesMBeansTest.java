// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.MetricDefinition;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.Subscription;
import java.time.Duration;
import javax.management.AttributeNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class SeriesMBeansTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final MetricsCollector collector = MetricsCollector.create();
    private final MetricsExporter exporter = MetricsExporter.create(collector);

    private int shown() throws Exception {
        return server.queryNames(new ObjectName("whale:*"), null).size();
    }

    @Test
    void seriesComeAndGoAndCloseLeavesNothing() throws Exception {
        var jobs = collector.counters(MetricDefinition.counter("jobs_total", "Jobs.", "kind"));
        jobs.with("a,b=\"*?\n").add(3);
        Subscription shown = exporter.registerMBeans(server, "whale");
        assertThat(shown()).isEqualTo(1);
        ObjectName name =
                server.queryNames(new ObjectName("whale:*"), null).iterator().next();
        assertThat(ObjectName.unquote(name.getKeyProperty("label.kind"))).isEqualTo("a,b=\"*?\n");
        assertThat(server.getAttribute(name, "Value")).isEqualTo(3L);
        jobs.with("later").increment();
        collector.timer("run_seconds", "Runs.").record(Duration.ofMillis(5));
        collector.gauge("depth", "Depth.");
        assertThat(shown()).isEqualTo(4);
        jobs.remove("later");
        assertThat(shown()).isEqualTo(3);
        ObjectName timer = new ObjectName("whale:type=TIMER,name=run_seconds");
        assertThat(server.getAttribute(timer, "Count")).isEqualTo(1L);
        assertThat((double) server.getAttribute(timer, "P95Seconds")).isBetween(0.00495, 0.00505);
        assertThat(server.getMBeanInfo(timer).getAttributes()).hasSize(6);
        assertThat(server.getAttribute(new ObjectName("whale:type=GAUGE,name=depth"), "Value"))
                .isNull();
        assertThatThrownBy(() -> server.getAttribute(timer, "Nothing")).isInstanceOf(AttributeNotFoundException.class);
        shown.close();
        shown.close();
        collector.counter("more_total", "More.").increment();
        assertThat(shown()).isZero();
    }

    @Test
    void aDomainThatIsNoneIsRefused() {
        assertThatThrownBy(() -> exporter.registerMBeans(server, "a:b")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> exporter.registerMBeans(server, " ")).isInstanceOf(InvalidValueException.class);
    }
}
