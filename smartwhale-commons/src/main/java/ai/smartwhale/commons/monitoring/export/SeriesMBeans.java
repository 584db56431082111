// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.monitoring.Labels;
import ai.smartwhale.commons.monitoring.MetricSeries;
import ai.smartwhale.commons.monitoring.MetricsCollector;
import ai.smartwhale.commons.monitoring.MetricsListener;
import ai.smartwhale.commons.monitoring.Subscription;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one MBean per series while it is open. Thread-safe. */
final class SeriesMBeans implements MetricsListener {

    private static final Logger LOG = LoggerFactory.getLogger(SeriesMBeans.class);

    private final MBeanServer server;
    private final String domain;
    private final List<Double> quantiles;
    private final Map<MetricSeries, ObjectName> registered = new HashMap<>();
    private boolean closed;

    private SeriesMBeans(MBeanServer server, String domain, List<Double> quantiles) {
        this.server = server;
        this.domain = domain;
        this.quantiles = quantiles;
    }

    static Subscription register(
            MetricsCollector collector, MBeanServer server, String domain, List<Double> quantiles) {
        InvalidValueException.requireText("domain", domain);
        try {
            var unused = new ObjectName(domain, "type", "counter");
        } catch (MalformedObjectNameException e) {
            throw new InvalidValueException("domain", domain, "a domain of JMX: " + e.getMessage());
        }
        SeriesMBeans beans = new SeriesMBeans(server, domain, quantiles);
        Subscription listening = collector.addListener(beans);
        return () -> {
            listening.close();
            beans.close();
        };
    }

    @Override
    public synchronized void added(MetricSeries series) {
        if (closed || registered.containsKey(series)) {
            return;
        }
        try {
            ObjectName name = name(series);
            server.registerMBean(new SeriesMBean(series, quantiles), name);
            registered.put(series, name);
        } catch (JMException e) {
            LOG.warn("a series of {} is not shown in JMX", series.definition().name(), e);
        }
    }

    @Override
    public synchronized void removed(MetricSeries series) {
        ObjectName name = registered.remove(series);
        if (name != null) {
            unregister(name);
        }
    }

    private synchronized void close() {
        closed = true;
        registered.values().forEach(this::unregister);
        registered.clear();
    }

    private void unregister(ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            LOG.debug("{} was taken away by somebody else", name, e);
        } catch (JMException e) {
            LOG.warn("{} could not be taken away", name, e);
        }
    }

    /** Labels are told from the two keys of our own by what stands before them. */
    private ObjectName name(MetricSeries series) throws MalformedObjectNameException {
        StringBuilder name = new StringBuilder(domain)
                .append(":type=")
                .append(series.definition().type())
                .append(",name=")
                .append(series.definition().name());
        Labels labels = series.labels();
        for (int i = 0; i < labels.names().size(); i++) {
            name.append(",label.")
                    .append(labels.names().get(i))
                    .append('=')
                    .append(ObjectName.quote(labels.values().get(i)));
        }
        return new ObjectName(name.toString());
    }
}
