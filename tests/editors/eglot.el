;;; eglot.el --- nianbao in Emacs, end to end  -*- lexical-binding: t -*-

;; Run by ./run in batch mode, with the settings that editors/README.md gives for Emacs.

(require 'eglot)
(require 'flymake)

(setq coding-system-for-read nil
      locale-coding-system 'utf-8)
(set-language-environment "UTF-8")

;; What editors/README.md says to copy is what is run here.
(with-temp-buffer
  (insert-file-contents (getenv "README"))
  (search-forward "\n## Emacs\n")
  (search-forward "```elisp\n")
  (let ((end (save-excursion (search-forward "\n```") (match-beginning 0))))
    (narrow-to-region (point) end)
    (eval-buffer)))

(defvar test-started (float-time))

(defun test-say (name how)
  (princ (format "[%5.1f s] emacs: %s: %s\n" (- (float-time) test-started) name how)))

(defmacro test-step (name seconds &rest body)
  "Do BODY, the step NAME, within SECONDS; its value has to be non-nil."
  (declare (indent 2))
  `(let ((result (condition-case error
                     (with-timeout (,seconds (cons 'failed ,(format "not done after %s s" seconds)))
                       (or (progn ,@body) (cons 'failed "it does not hold")))
                   (error (cons 'failed (error-message-string error))))))
     (if (eq (car-safe result) 'failed)
         (progn (test-say ,name (concat "FAILED: " (cdr result)))
                (kill-emacs 1))
       (test-say ,name (if (stringp result) (format "ok (%s)" result) "ok")))))

(defun test-until (holds)
  "Wait until HOLDS gives something, and give that.
Emacs 29 leaves unread what comes in one piece with the answer that it waits
for, until more comes: so the server is asked for something, as it is by
whoever moves about in the text."
  (let (result)
    (while (not (setq result (funcall holds)))
      (accept-process-output nil 0.05)
      (when-let ((server (eglot-current-server)))
        (jsonrpc-async-request server :textDocument/hover (eglot--TextDocumentPositionParams)
                               :success-fn #'ignore :error-fn #'ignore :timeout-fn #'ignore)))
    result))

(defun test-request (method params)
  (jsonrpc-request (eglot--current-server-or-lose) method params :timeout 5))

(defun test-at (text)
  "Move to TEXT, and give the parameters of a request there."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (1+ (match-beginning 0)))
  (eglot--TextDocumentPositionParams))

(setq eglot-sync-connect 10
      eglot-autoshutdown t
      eglot-send-changes-idle-time 0
      ;; Nobody is there to be asked.
      eglot-confirm-server-initiated-edits nil)

(test-step "knows the file type" 10
  (find-file (getenv "REPORT"))
  (eq major-mode 'nianbao-mode))

(test-step "colours rows and headings" 10
  (font-lock-ensure)
  (goto-char (point-min))
  (search-forward "# 汀溪县")
  (let ((heading (get-text-property (1- (point)) 'face)))
    (search-forward "| 1.属于")
    (and (eq heading 'font-lock-function-name-face)
         (eq (get-text-property (1- (point)) 'face) 'font-lock-type-face))))

(test-step "attaches the server" 20
  (call-interactively 'eglot)
  (test-until (lambda () (eglot-current-server)))
  (plist-get (eglot--server-info (eglot-current-server)) :version))

(test-step "finds the mistake at its cell" 20
  (let ((found (test-until
                (lambda ()
                  (flymake-start)
                  (seq-find (lambda (diagnostic)
                              (string-match-p "19 \\+ 2 \\+ 8 \\+ 3 = 32" (flymake-diagnostic-text diagnostic)))
                            (flymake-diagnostics))))))
    (let ((text (buffer-substring-no-properties (flymake-diagnostic-beg found) (flymake-diagnostic-end found))))
      (unless (equal text "23") (error "Under “%s”" text))
      (car (split-string (flymake-diagnostic-text found) "\n")))))

(test-step "hovers a row and reads the article" 10
  (let* ((hover (test-request :textDocument/hover (test-at "1.属于国家秘密")))
         (contents (plist-get hover :contents))
         (text (if (stringp contents) contents (plist-get contents :value))))
    (unless (string-match-p "第十四条" text) (error "%s" text))
    (car (split-string text "\n"))))

(test-step "completes the row that is missing" 10
  (goto-char (point-min))
  (search-forward "信访举报投诉类申请")
  (end-of-line)
  (insert "\n| 重复")
  (eglot--signal-textDocument/didChange)
  (completion-at-point)
  (let ((row (buffer-substring-no-properties (line-beginning-position) (line-end-position))))
    (unless (string-match-p "^| 2\\.重复申请 .*|$" row) (error "%s" row))
    (replace-regexp-in-string "  +" " " row)))

(defun test-count (method params)
  "How many places are answered to METHOD with PARAMS."
  (length (test-request method params)))

(defun test-total ()
  "Move to the total of the wrong row, and give the parameters of a request there."
  (let ((params (test-at "| 行政复议")))
    (end-of-line)
    (search-backward "23")
    (setq params (eglot--TextDocumentPositionParams))))

(test-step "goes from a total to what it sums, and lists the cells" 10
  (let ((definitions (test-count :textDocument/definition (test-total)))
        (xrefs (progn (test-total) (length (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))))
        (references (test-count :textDocument/references
                                (append (test-total) (list :context '(:includeDeclaration t)))))
        (lit (test-count :textDocument/documentHighlight (test-total))))
    (unless (equal (list definitions xrefs references lit) '(4 4 5 5))
      (error "%s definitions, %s by xref, %s references, %s lit" definitions xrefs references lit))
    t))

(test-step "renames the agency" 10
  (test-at "人民政府2023年政府信息公开工作年度报告")
  (eglot-rename "云溪县人民政府")
  (goto-char (point-min))
  (unless (search-forward "# 云溪县人民政府2023" nil t) (error "It has its old name"))
  (eglot--signal-textDocument/didChange)
  (test-at "人民政府2023年政府信息公开工作年度报告")
  (eglot-rename "汀溪县人民政府")
  (goto-char (point-min))
  (search-forward "# 汀溪县人民政府2023" nil t))

(test-step "sets a row straight when a separator is typed" 10
  (goto-char (point-min))
  (search-forward "| 行政强制")
  (let ((kept (buffer-substring (line-beginning-position) (line-end-position))))
    (delete-region (line-beginning-position) (line-end-position))
    (insert "|行政强制 ")
    (eglot--signal-textDocument/didChange)
    (let ((last-command-event ?|) (last-input-event ?|))
      (self-insert-command 1))
    (eglot--signal-textDocument/didChange)
    (let ((row (buffer-substring-no-properties (line-beginning-position) (line-end-position))))
      (delete-region (line-beginning-position) (line-end-position))
      (insert kept)
      (eglot--signal-textDocument/didChange)
      (unless (string-match-p "^| 行政强制  +|  +|$" row) (error "%s" row))
      row)))

(test-step "does a command of the server’s" 10
  (goto-char (point-min))
  (search-forward "| 2.重复申请")
  (delete-region (line-beginning-position) (1+ (line-end-position)))
  (eglot--signal-textDocument/didChange)
  (search-backward "| 申请办理情况")
  (test-request :workspace/executeCommand
                (list :command "nianbao.addRows"
                      :arguments (vector (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri)
                                               :line (1- (line-number-at-pos))))))
  (test-until (lambda () (goto-char (point-min)) (search-forward "| 2.重复申请" nil t)))
  (eglot--signal-textDocument/didChange)
  t)

(test-step "applies a fix" 10
  (let* ((start (plist-get (test-at "58,006") :position))
         (actions (test-request
                   :textDocument/codeAction
                   (list :textDocument (eglot--TextDocumentIdentifier)
                         :range (list :start start :end start)
                         :context '(:diagnostics []))))
         (fix (seq-find (lambda (action) (string-match-p "写作 58006" (plist-get action :title))) actions)))
    (unless fix (error "No such fix"))
    (eglot--apply-workspace-edit
     (or (plist-get fix :edit) (plist-get (test-request :codeAction/resolve fix) :edit)))
    (goto-char (point-min))
    (and (search-forward "58006" nil t) (plist-get fix :title))))

(test-step "formats" 10
  (eglot-format-buffer)
  (goto-char (point-min))
  (search-forward "| 行政处罚           |           1719.5 |" nil t))

(test-step "outlines the report" 10
  (let ((sections (mapcar #'car (eglot-imenu))))
    (and sections (format "%d at the top" (length sections)))))

(test-step "stops the server" 10
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server))
  t)

(kill-emacs 0)

;;; eglot.el ends here
