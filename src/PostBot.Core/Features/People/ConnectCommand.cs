using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>
/// Shows that two accounts are one person's: a code asked for on one side and typed on the other. Typing it connects nothing; who asked for it
/// is shown who typed it and says yes or no.
/// </summary>
internal sealed class ConnectCommand : ICommand
{
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 8;
    private const int MostWrongOfOne = 5;
    private const int MostWrongOfAll = 30;

    public static readonly Duration Life = Duration.FromMinutes(10);

    private static readonly Duration guessing = Duration.FromHours(1);

    private static readonly WordArgument code = new("code", "Which code?", word => word.Length is >= 4 and <= 20 ? word : null) { Example = "K7MP-3XWD", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["connect"],
        Summary = "Connect your Slack and your Teams account: get a code here, type it there",
        Examples = ["connect", "connect K7MP-3XWD"],
        Role = Role.Viewer,
        Outsiders = true,
        StudioWide = true,
        Arguments = [code],
        Changes = true,
        WordForWord = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        var answer = turn.Maybe(code) is { } typed ? await Claim(turn, typed, cancel) : await Issue(turn, cancel);
        return answer with { Private = true };
    }

    private static async Task<Answer> Issue(Turn turn, CancellationToken cancel)
    {
        foreach (var old in await turn.Db.ConnectCodes.Where(row => row.PersonId == turn.Asker.Id && (row.State == ConnectState.Waiting || row.State == ConnectState.Claimed)).ToListAsync(cancel)) old.State = ConnectState.Refused;
        var secret = RandomNumberGenerator.GetString(Letters, Length);
        turn.Db.Add(new ConnectCode { Id = turn.NewId(), StudioId = turn.Studio.Id, PersonId = turn.Asker.Id, Hash = Hash(turn.Studio.Id, secret), ExpiresAt = turn.Now + Life });
        return Answer.Yes(new Card($"Your code is {secret[..4]}-{secret[4..]}, for ten minutes")
            .With(new Line($"On the other side type: connect {secret[..4]}-{secret[4..]}"), new Line("Then I ask you here whether that was you. Give the code to nobody.")));
    }

    private static async Task<Answer> Claim(Turn turn, string typed, CancellationToken cancel)
    {
        var (studioId, asker, since) = (turn.Studio.Id, turn.Asker.Id, turn.Now - guessing);
        var wrong = await turn.Db.WrongCodes.Where(row => row.StudioId == studioId && row.At > since).Select(row => row.PersonId).ToListAsync(cancel);
        if (wrong.Count(person => person == asker) >= MostWrongOfOne || wrong.Count >= MostWrongOfAll) return Answer.No("There were too many wrong codes. Try again in an hour; nothing was connected.");
        var hash = Hash(studioId, string.Concat(typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)));
        var found = await turn.Db.ConnectCodes.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Hash == hash && row.State == ConnectState.Waiting, cancel);
        if (found is null || found.ExpiresAt <= turn.Now || turn.Names.FindPerson(found.PersonId) is not { Archived: false } owner) return Wrong(turn);
        if (owner.Id == asker) return Answer.No("That is your own code. Type it on the other side, in Slack or in Teams.");
        if (Connecting.SameSide(turn.Names, owner, turn.Asker) is { } side)
        {
            // Two accounts of one workspace are two people, so somebody has a code that is not theirs.
            found.State = ConnectState.Refused;
            turn.Tell(owner, new Card($"{turn.Asker.Name} typed your code in {side}, so it is worth nothing now").With(new Line("It connects Slack with Teams, not two people on one side. Was that you? Get a new one with: connect")));
            return Answer.Yes(new Card($"You and that code's owner are both in {side}, so nothing was connected").With(new Line("A code connects one person's Slack with their Teams. Its owner was told.")));
        }
        (found.State, found.ClaimedById, found.ExpiresAt) = (ConnectState.Claimed, asker, turn.Now + Life);
        var here = Connecting.Side(turn);
        var unreached = turn.Tell(owner, new Card($"Is {turn.Asker.Name} in {here} you?")
            .With(new Line($"They typed your code {(turn.Asker.Email is { } address ? $"({address}) " : "")}in {here}, {turn.Incoming.Workspace}."), new Line("Yes makes the two accounts one person, with the lower of the two roles."))
            .Offer(new Button("Yes, that is me", $"connect yes {found.Id}"), new Button("No", $"connect no {found.Id}", Danger: true)));
        return Answer.Yes(new Card(unreached is null ? $"I asked {owner.Name} whether that is you" : $"{owner.Name} cannot be asked: {unreached}").With(new Line("Nothing is connected until they say yes there, within ten minutes.")));
    }

    /// <summary>The same words for a code that never was, was used, or is over: guessing tells nothing. Kept, so it is no refusal.</summary>
    private static Answer Wrong(Turn turn)
    {
        turn.Db.Add(new WrongCode { Id = turn.NewId(), StudioId = turn.Studio.Id, PersonId = turn.Asker.Id, At = turn.Now });
        return Answer.Yes(new Card("That code does not work: mistyped, used already, or older than ten minutes").With(new Line("Nothing was connected. Get a new one on the other side with: connect")));
    }

    private static string Hash(long studioId, string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{studioId}:{secret}")));
}
