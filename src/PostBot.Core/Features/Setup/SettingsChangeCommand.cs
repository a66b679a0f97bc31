using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Sets one of the studio's settings.</summary>
internal sealed class SettingsChangeCommand : ICommand
{
    private static readonly SettingArgument which = new() { Example = "zone" };

    private static readonly RestArgument to = new("value", "To what?") { Example = "Europe/London", Leads = ["to", "="], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["settings", "setting", "settings set"],
        Summary = "Change a setting of the studio",
        Examples = ["settings week mon-fri", "settings quiet 19:00-09:00"],
        Role = Role.Admin,
        Arguments = [which, to],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var setting = turn.Get(which);
        var wanted = turn.Get(to);
        if (setting.Read(wanted) is not { } set)
        {
            return Answer.No($"\"{Typed.Shorten(Typed.Clean(wanted).Replace('\n', ' '), 60)}\" will not do for {setting.Name}: it is {setting.Effect}. For example: settings {setting.Name} {setting.Example}", new Button("All settings", "settings"));
        }
        var studio = (await turn.Db.Studios.FindAsync([turn.Studio.Id], cancel))!;
        var before = setting.Show(studio);
        set(studio);
        if (StudioSettings.Clash(studio) is { } clash) return Answer.No($"{clash}. Nothing was changed.", new Button("All settings", "settings"));
        var now = setting.Show(studio);
        if (now == before) return Answer.No($"{setting.Name} is {now} already. Nothing was changed.", new Button("All settings", "settings"));
        turn.NamesChanged();
        return Answer.Yes(new Card($"{char.ToUpperInvariant(setting.Name[0])}{setting.Name[1..]} is {now} now")
            .With(new Line($"Before: {before}. It is {setting.Effect}."))
            .Offer(new Button("All settings", "settings")));
    }
}
