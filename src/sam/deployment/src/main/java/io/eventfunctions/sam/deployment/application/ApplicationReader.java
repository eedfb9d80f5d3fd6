package io.eventfunctions.sam.deployment.application;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.Config;

import io.eventfunctions.channel.ChannelNames;
import io.eventfunctions.channel.ChannelSettings;
import io.eventfunctions.channel.Connectors;
import io.eventfunctions.channel.OutgoingBinding;
import io.eventfunctions.channel.OutgoingBindings;
import io.eventfunctions.delivery.DeliveryPolicy;
import io.eventfunctions.delivery.PolicyReader;
import io.eventfunctions.sam.deployment.config.ChannelSpec;
import io.eventfunctions.sam.deployment.config.SamConfig;
import io.eventfunctions.sam.deployment.problem.TemplateProblems;
import io.eventfunctions.spi.ChannelAttributes;
import io.eventfunctions.spi.ChannelSource;
import io.eventfunctions.spi.ConnectorDescriptor;
import io.eventfunctions.spi.Destination;

import static io.eventfunctions.sam.deployment.problem.TemplateMessages.MESSAGES;

/** Finds out what is deployed, from the functions and the configuration of their channels. */
public final class ApplicationReader {

    private static final String HTTP = "quarkus.event-functions.http.";

    private final SamConfig sam;
    private final TemplateProblems problems;
    private final ChannelSettings settings;
    private final Connectors connectors;

    /**
     * A reader.
     *
     * @param config the application's configuration in the profile that is deployed
     * @param sam what the template has beside the channels
     * @param problems where problems are added
     */
    public ApplicationReader(Config config, SamConfig sam, TemplateProblems problems) {
        this.sam = sam;
        this.problems = problems;
        this.settings = ChannelSettings.in(config);
        this.connectors = Connectors.onClassPath();
    }

    /** Reads what is deployed of an application. */
    public DeployedApplication read(Catalogue catalogue) {
        ChannelNames names = catalogue.channels();
        List<Channel> channels = new ArrayList<>();
        for (String name : new TreeSet<>(names.incoming())) {
            channel(name, catalogue).ifPresent(channels::add);
        }
        Map<String, OutgoingRoute> routes = routes(names);
        for (String name : sam.channels().keySet()) {
            if (!names.incoming().contains(name)) {
                problems.add(MESSAGES.unknownChannel(name, new TreeSet<>(names.incoming())));
            }
        }
        return new DeployedApplication(
                catalogue.application(),
                channels,
                routes,
                binary(routes),
                catalogue.http() ? http(names, channels) : Http.CLOSED);
    }

    private Map<String, OutgoingRoute> routes(ChannelNames names) {
        Map<String, OutgoingRoute> routes = new TreeMap<>();
        try {
            for (OutgoingBinding outlet :
                    OutgoingBindings.of(names, settings, connectors).all()) {
                boolean back = !outlet.outgoing().equals(outlet.channel());
                destination(outlet)
                        .ifPresent(to -> routes.put(outlet.channel(), new OutgoingRoute(outlet.channel(), back, to)));
            }
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return routes;
    }

    private Optional<Channel> channel(String name, Catalogue catalogue) {
        Optional<DeliveryPolicy> policy = policy(name);
        Optional<ChannelSource> source = new SourceReader(settings, connectors, problems).source(name);
        if (policy.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        ChannelSpec spec = ChannelSpec.of(sam, name);
        Set<String> types = new TreeSet<>();
        boolean every = false;
        Set<String> sendsTo = new LinkedHashSet<>();
        for (Trigger trigger : catalogue.triggers()) {
            if (trigger.incoming().contains(name)) {
                every |= trigger.eventType().isEmpty();
                trigger.eventType().ifPresent(types::add);
                trigger.outgoing().ifPresent(sendsTo::add);
            }
        }
        policy.get().deadLetter().ifPresent(sendsTo::add);
        sendsTo.addAll(spec.sendsTo());
        if (catalogue.publishes()) {
            sendsTo.addAll(unclaimed(catalogue));
        }
        return Optional.of(
                new Channel(name, source.get(), policy.get(), every ? Set.of() : types, new TreeSet<>(sendsTo), spec));
    }

    /** The outgoing channels that no function and no policy names: code that publishes by itself must mean these. */
    private Set<String> unclaimed(Catalogue catalogue) {
        Set<String> names = new TreeSet<>(catalogue.channels().outgoing());
        catalogue.triggers().forEach(trigger -> trigger.outgoing().ifPresent(names::remove));
        catalogue.channels().incoming().forEach(channel -> policy(channel)
                .flatMap(DeliveryPolicy::deadLetter)
                .ifPresent(names::remove));
        return names;
    }

    private Optional<DeliveryPolicy> policy(String channel) {
        try {
            return Optional.of(PolicyReader.read(channel, new WithoutClasses(settings.delivery(channel))));
        } catch (IllegalStateException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    private Set<Destination> binary(Map<String, OutgoingRoute> routes) {
        return routes.values().stream()
                .filter(way -> settings.value(ChannelSettings.outgoing(way.channel(), "delivery.mode"))
                        .filter("binary"::equalsIgnoreCase)
                        .isPresent())
                .map(OutgoingRoute::destination)
                .collect(Collectors.toSet());
    }

    private Http http(ChannelNames names, List<Channel> channels) {
        Set<String> open = new TreeSet<>(names.outgoing());
        open.addAll(names.incoming());
        settings.value(HTTP + "channels").ifPresentOrElse(list -> open.retainAll(SourceReader.list(list)), open::clear);
        Set<String> letters = new TreeSet<>();
        if (settings.value(HTTP + "dead-letters").filter(Boolean::parseBoolean).isPresent()) {
            for (Channel channel : channels) {
                channel.policy().deadLetter().ifPresent(letter -> {
                    letters.add(letter);
                    // Letters go back to where they came from.
                    open.add(channel.name());
                });
            }
        }
        return new Http(open, letters);
    }

    private Optional<Destination> destination(OutgoingBinding outlet) {
        Optional<ConnectorDescriptor> connector = connectors.find(outlet.connector());
        Function<String, Optional<String>> attributes =
                settings.outgoing(outlet.outgoing(), connector).lookup();
        Optional<Destination> destination = connector
                .filter(ConnectorDescriptor::isAvailableOnLambda)
                .flatMap(known -> known.destination(new ChannelAttributes(outlet.channel(), name -> attributes
                        .apply(name)
                        .or(() -> Optional.ofNullable(outlet.derived().get(name))))))
                .filter(to -> !(to instanceof Destination.Exchange));
        if (destination.isEmpty()) {
            problems.add(MESSAGES.connectorNotOnLambda(
                    outlet.connector(),
                    ChannelSettings.outgoing(outlet.channel(), "connector"),
                    "smallrye-sqs, smallrye-sns or smallrye-kafka"));
        }
        return destination;
    }
}
