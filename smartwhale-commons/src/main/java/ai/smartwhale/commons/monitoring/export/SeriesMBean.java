// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.export;

import ai.smartwhale.commons.monitoring.MetricSeries;
import ai.smartwhale.commons.monitoring.MetricType;
import ai.smartwhale.commons.monitoring.SeriesValue;
import ai.smartwhale.commons.monitoring.SeriesValue.Count;
import ai.smartwhale.commons.monitoring.SeriesValue.Durations;
import ai.smartwhale.commons.monitoring.SeriesValue.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.ReflectionException;
import org.jspecify.annotations.Nullable;

/** One series as JMX sees it; nothing can be changed through it. */
final class SeriesMBean implements DynamicMBean {

    private static final double NANOS = 1e9;

    private final MetricSeries series;
    private final List<Double> quantiles;

    SeriesMBean(MetricSeries series, List<Double> quantiles) {
        this.series = series;
        this.quantiles = quantiles;
    }

    private Map<String, Optional<Number>> attributes() {
        Map<String, Optional<Number>> attributes = new LinkedHashMap<>();
        Optional<SeriesValue> value = series.read();
        switch (series.definition().type()) {
            case COUNTER -> attributes.put("Value", value.map(v -> ((Count) v).count()));
            case GAUGE -> attributes.put("Value", value.map(v -> ((Level) v).number()));
            case TIMER -> durations(attributes, (Durations) value.orElseThrow());
        }
        return attributes;
    }

    private void durations(Map<String, Optional<Number>> attributes, Durations value) {
        attributes.put("Count", Optional.of(value.total().count()));
        attributes.put("SumSeconds", Optional.of(value.total().sum() / NANOS));
        attributes.put("MaxSeconds", seconds(value.recent().max()));
        for (double quantile : quantiles) {
            String name = PercentileNames.of(quantile).toUpperCase(Locale.ROOT) + "Seconds";
            attributes.put(name, seconds(value.recent().quantile(quantile)));
        }
    }

    private static Optional<Number> seconds(OptionalLong nanos) {
        return nanos.isPresent() ? Optional.of(nanos.getAsLong() / NANOS) : Optional.empty();
    }

    @Override
    public @Nullable Object getAttribute(String attribute) throws AttributeNotFoundException {
        Optional<Number> value = attributes().get(attribute);
        if (value == null) {
            throw new AttributeNotFoundException(attribute);
        }
        return value.orElse(null);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        Map<String, Optional<Number>> attributes = attributes();
        AttributeList list = new AttributeList();
        for (String name : names) {
            Optional<Number> value = attributes.get(name);
            if (value != null) {
                list.add(new Attribute(name, value.orElse(null)));
            }
        }
        return list;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " can only be read");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public Object invoke(String action, Object[] arguments, String[] signature) throws ReflectionException {
        throw new ReflectionException(new NoSuchMethodException(action), "a series has no operations");
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        MBeanAttributeInfo[] infos = attributes().keySet().stream()
                .map(name -> new MBeanAttributeInfo(name, type(name), name, true, false, false))
                .toArray(MBeanAttributeInfo[]::new);
        return new MBeanInfo(SeriesMBean.class.getName(), series.definition().help(), infos, null, null, null);
    }

    private String type(String attribute) {
        boolean whole = attribute.equals("Count") || series.definition().type() == MetricType.COUNTER;
        return whole ? Long.class.getName() : Double.class.getName();
    }
}
