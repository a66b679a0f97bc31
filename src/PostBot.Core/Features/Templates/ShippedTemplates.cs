using System.Text.Json;
using System.Text.Json.Serialization;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>
/// The templates that PostBot brings along, from <c>templates.json</c>: every step the trade knows with its states, and which of them, with which
/// milestones, each kind of production has. A studio's own copy is one <see cref="Template"/> as JSON.
/// </summary>
internal static class ShippedTemplates
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new Meanings(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly Library library = Load();

    private static readonly Dictionary<ProjectKind, Template> byKind = library.Kinds.ToDictionary(
        kind => kind.Kind,
        kind => new Template(kind.Kind, [.. kind.Steps.Select(Step)], library.States, kind.Milestones));

    public static Template Of(ProjectKind kind) => byKind[kind];

    /// <summary>Every step the trade knows, whether or not a kind of production has it by itself.</summary>
    public static IReadOnlyList<TemplateStep> Steps => library.Steps;

    /// <summary>The step as shipped; one without other names and states of its own when the trade's list does not have it.</summary>
    public static TemplateStep Step(string name) => library.Steps.FirstOrDefault(step => step.Name == name) ?? new TemplateStep(name, [], []);

    public static string Write(Template template) => JsonSerializer.Serialize(template, options);

    public static Template Read(string json) => JsonSerializer.Deserialize<Template>(json, options) ?? throw new JsonException("A stored template is null.");

    private static Library Load()
    {
        using var file = typeof(ShippedTemplates).Assembly.GetManifestResourceStream("templates.json")!;
        return JsonSerializer.Deserialize<Library>(file, options)!;
    }

    private sealed record Library(IReadOnlyList<StepState> States, IReadOnlyList<TemplateStep> Steps, IReadOnlyList<Listed> Kinds);

    private sealed record Listed(ProjectKind Kind, IReadOnlyList<string> Steps, IReadOnlyList<Milestone> Milestones);

    /// <summary>Meanings by the words people say for them.</summary>
    private sealed class Meanings : JsonConverter<StepMeaning>
    {
        public override StepMeaning Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Pipeline.Meaning(reader.GetString() ?? "") ?? throw new JsonException($"\"{reader.GetString()}\" is no meaning of a state.");

        public override void Write(Utf8JsonWriter writer, StepMeaning value, JsonSerializerOptions options) => writer.WriteStringValue(Pipeline.Word(value));
    }
}
