package io.eventfunctions.sam.deployment.eventsource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.eventfunctions.sam.deployment.application.Channel;
import io.eventfunctions.sam.deployment.function.LambdaFunction;
import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;
import io.eventfunctions.spi.ChannelSource;

/** Functions that receive events of a bus of EventBridge, which exists already. */
final class BusEventSource {

    private final RuleEventSource rules;

    BusEventSource(RuleEventSource rules) {
        this.rules = rules;
    }

    void add(LambdaFunction function, Channel channel, ChannelSource.BusSource source) {
        rules.add(function, channel, Optional.of(source.arn().orElse(source.name())), pattern(channel, source));
    }

    private static YamlMapping pattern(Channel channel, ChannelSource.BusSource source) {
        YamlMapping pattern = YamlMapping.empty();
        if (!source.eventSources().isEmpty()) {
            pattern.put("source", source.eventSources());
        }
        if (!channel.types().isEmpty()) {
            List<Object> types = new ArrayList<>(channel.types());
            pattern.put(
                    "$or",
                    List.of(Map.of("detail-type", types), Map.of("detail", Map.of("type", List.copyOf(types)))),
                    "events of EventBridge, and CloudEvents in the detail");
        }
        if (pattern.isEmpty()) {
            pattern.put("account", List.of(Intrinsics.ref("AWS::AccountId")), "everything: a pattern can't be empty");
        }
        return pattern;
    }
}
