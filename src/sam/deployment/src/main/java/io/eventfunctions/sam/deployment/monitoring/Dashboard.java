package io.eventfunctions.sam.deployment.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.eventfunctions.sam.deployment.template.Intrinsics;
import io.eventfunctions.sam.deployment.template.LogicalIds;
import io.eventfunctions.sam.deployment.template.ResourceNames;
import io.eventfunctions.sam.deployment.template.Template;
import io.eventfunctions.sam.deployment.yaml.YamlMapping;

/**
 * The dashboard of an application: two graphs in a row, in the order in which they are added.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">Dashboard
 *     body structure</a>
 */
public final class Dashboard {

    private static final int COLUMNS = 2;
    private static final int WIDTH = 12;
    private static final int HEIGHT = 6;

    private final String application;
    private final List<Graph> graphs = new ArrayList<>();

    /** The dashboard of an application. */
    public Dashboard(String application) {
        this.application = application;
    }

    /** Adds a graph; one without lines is left out. */
    public void add(Graph graph) {
        if (!graph.lines().isEmpty()) {
            graphs.add(graph);
        }
    }

    /** Adds the dashboard to a template. */
    public void addTo(Template template) {
        template.resource(
                LogicalIds.of(application) + "Dashboard",
                "AWS::CloudWatch::Dashboard",
                YamlMapping.empty()
                        .put(
                                "DashboardName",
                                Template.named(ResourceNames.allowed(application) + "-${AWS::Region}"),
                                "an account's regions share their dashboards")
                        .put("DashboardBody", Intrinsics.subLines(body())));
    }

    private String body() {
        List<String> widgets = new ArrayList<>();
        for (Graph graph : graphs) {
            int index = widgets.size();
            widgets.add(graph.json(index % COLUMNS * WIDTH, index / COLUMNS * HEIGHT, WIDTH, HEIGHT));
        }
        return widgets.stream().collect(Collectors.joining(",\n", "{\"widgets\": [\n", "\n]}\n"));
    }
}
