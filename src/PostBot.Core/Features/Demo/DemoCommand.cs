using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Demo;

/// <summary>Fills the studio with a believable facility, dated around today, so that everything can be tried.</summary>
internal sealed class DemoCommand : ICommand
{
    /// <summary>What the audit entry is about; its rows are what <see cref="DemoClearCommand"/> takes away.</summary>
    public const string Mark = "demo";

    public Definition Definition { get; } = new()
    {
        Verbs = ["demo"],
        Summary = "Fill a demo studio to try things on",
        Examples = ["demo", "demo"],
        Role = Role.Admin,
        Changes = true,
        BeforeSetup = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        if (await turn.Db.Projects.AnyAsync(project => project.StudioId == studioId, cancel))
        {
            return Answer.No("There are productions here already, so no demo was added: it would mix with real work. demo clear takes an earlier demo away.", new Button("Status", "status"));
        }
        turn.Undoable = false;
        new DemoWorld(turn).Fill();
        turn.NamesChanged();
        return Answer.Yes(new Card("The demo studio is ready: NIGHTFALL, HARBOUR, SALT and LUMEN")
        {
            Subject = Mark,
            Parts =
            [
                new Line("Ana coordinates, Priya supervises, Ed edits, Jo grades, Tom mixes; Dana is Nightfall's client, Kim produces Harbour, Lee is the VFX vendor."),
                new Line("Try: status · status NIGHTFALL · bookings Color 1 · hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade"),
            ],
            Buttons = [new Button("Status", "status"), new Button("Nightfall", "status NIGHTFALL"), new Button("What can I say?", "help")],
        });
    }
}
