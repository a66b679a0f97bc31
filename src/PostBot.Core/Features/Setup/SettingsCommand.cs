using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>What the studio is set to: each setting with its value, its default and what it does.</summary>
internal sealed class SettingsCommand : ICommand
{
    private static readonly SettingArgument which = new() { Example = "zone", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["settings", "setting"],
        Summary = "See what the studio is set to",
        Examples = ["settings", "settings zone"],
        Role = Role.Viewer,
        Arguments = [which],
        Topic = "Setting up",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Maybe(which) is { } one)
        {
            return Task.FromResult(Answer.Yes(new Card($"{Capital(one.Name)} is {one.Show(turn.Studio)}")
                .With(new Line($"It is {one.Effect}. Default: {one.Default}."), new Line((Text)"Change it like this: " + new Code($"settings {one.Name} {one.Example}")))
                .Offer(new Button("All settings", "settings"))));
        }
        var changed = StudioSettings.All.Count(setting => setting.Show(turn.Studio) != setting.Default);
        var card = new Card($"{turn.Studio.Name} has {StudioSettings.All.Count} settings, {(changed == 0 ? "all at their defaults" : $"{changed} changed from the default")}")
            .With(StudioSettings.All.Select(setting => new Line(Say(setting, turn.Studio))))
            .With(new Line((Text)"Change one like this: " + new Code("settings week mon-fri")));
        return Task.FromResult(Answer.Yes(card.Offer(new Button("Holidays", "holidays"))));
    }

    private static Text Say(StudioSetting setting, Domain.Projects.Studio studio)
    {
        var value = setting.Show(studio);
        return new Strong(setting.Name) + (Text)$" {value} · {(value == setting.Default ? "the default" : $"default {setting.Default}")} · {setting.Effect}";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
