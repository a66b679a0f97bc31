using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Broadcasts : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "EscalateAfterDays",
                table: "Studios",
                nullable: false,
                defaultValue: 2);

            migrationBuilder.AddColumn<long>(
                name: "AfterId",
                table: "Deadlines",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BlockedBy",
                table: "Deadlines",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Fixed",
                table: "Deadlines",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "NudgeSteps",
                table: "Deadlines",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SetById",
                table: "Deadlines",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AlterColumn<long>(
                name: "ProjectId",
                table: "Broadcasts",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<string>(
                name: "Audience",
                table: "Broadcasts",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Correction",
                table: "Broadcasts",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RefreshAt",
                table: "Broadcasts",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SecondId",
                table: "Broadcasts",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SendAt",
                table: "Broadcasts",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WordsBefore",
                table: "Broadcasts",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    Key = table.Column<string>(nullable: false),
                    At = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PersonalHours",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    QuietFrom = table.Column<int>(nullable: true),
                    QuietUntil = table.Column<int>(nullable: true),
                    DigestMinute = table.Column<int>(nullable: true),
                    DigestAt = table.Column<long>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalHours", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PersonalHours_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reminders",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    PersonId = table.Column<long>(nullable: false),
                    FireAt = table.Column<long>(nullable: false),
                    Words = table.Column<string>(nullable: false),
                    State = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reminders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Reminders_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Slips",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    DeadlineId = table.Column<long>(nullable: false),
                    At = table.Column<long>(nullable: false),
                    ById = table.Column<long>(nullable: false),
                    FromAt = table.Column<long>(nullable: false),
                    ToAt = table.Column<long>(nullable: false),
                    OwedBy = table.Column<int>(nullable: false),
                    Reason = table.Column<string>(nullable: false),
                    Rippled = table.Column<bool>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Slips", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Slips_Deadlines_DeadlineId",
                        column: x => x.DeadlineId,
                        principalTable: "Deadlines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_RefreshAt",
                table: "Broadcasts",
                column: "RefreshAt");

            migrationBuilder.CreateIndex(
                name: "IX_Broadcasts_State_SendAt",
                table: "Broadcasts",
                columns: new[] { "State", "SendAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_StudioId_Key",
                table: "Notices",
                columns: new[] { "StudioId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonalHours_DigestAt",
                table: "PersonalHours",
                column: "DigestAt");

            migrationBuilder.CreateIndex(
                name: "IX_PersonalHours_PersonId",
                table: "PersonalHours",
                column: "PersonId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_PersonId",
                table: "Reminders",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Reminders_State_FireAt",
                table: "Reminders",
                columns: new[] { "State", "FireAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Slips_DeadlineId",
                table: "Slips",
                column: "DeadlineId");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "PersonalHours");

            migrationBuilder.DropTable(
                name: "Reminders");

            migrationBuilder.DropTable(
                name: "Slips");

            migrationBuilder.DropIndex(
                name: "IX_Broadcasts_RefreshAt",
                table: "Broadcasts");

            migrationBuilder.DropIndex(
                name: "IX_Broadcasts_State_SendAt",
                table: "Broadcasts");

            migrationBuilder.DropColumn(
                name: "EscalateAfterDays",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "AfterId",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "BlockedBy",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "Fixed",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "NudgeSteps",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "SetById",
                table: "Deadlines");

            migrationBuilder.DropColumn(
                name: "Audience",
                table: "Broadcasts");

            migrationBuilder.DropColumn(
                name: "Correction",
                table: "Broadcasts");

            migrationBuilder.DropColumn(
                name: "RefreshAt",
                table: "Broadcasts");

            migrationBuilder.DropColumn(
                name: "SecondId",
                table: "Broadcasts");

            migrationBuilder.DropColumn(
                name: "SendAt",
                table: "Broadcasts");

            migrationBuilder.DropColumn(
                name: "WordsBefore",
                table: "Broadcasts");

            migrationBuilder.AlterColumn<long>(
                name: "ProjectId",
                table: "Broadcasts",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
